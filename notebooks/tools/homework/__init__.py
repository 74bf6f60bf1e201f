"""The lecturer's side of homework: collect submissions, run them in a sandbox, judge their answers, write the gradebook.

Read in this order: `grade` (what happens to one submission), `runner` and `sandbox` (how its code is run), `referee` (who
judges), `gradebook` (what nbgrader is told). `submission` and `collect` read what students hand in; `feedback` goes back to
students, `report` to the lecturer, `marks` to the LMS.
"""

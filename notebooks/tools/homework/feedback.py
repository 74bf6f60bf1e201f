"""Pages for students, made by nbgrader from what grading left in autograded/."""

import logging

from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from .course import Course


def make(course: Course, students: list, done=lambda *_: None) -> dict:
    """Makes the pages of these students; student -> why there is none. done(number, of, student, error) hears of each."""
    config = Config()
    config.CourseDirectory.root = str(course.folder)
    config.CourseDirectory.db_url = course.database
    api = NbGraderAPI(config=config)
    api.log.setLevel(logging.CRITICAL)
    failed = {}
    for number, student in enumerate(students, start=1):
        answer = api.generate_feedback(course.name, student, force=True)
        if not answer["success"] or not course.feedback(student).exists():
            log = answer.get("error") or answer.get("log") or "?"
            failed[student] = log.strip().splitlines()[-1]
        done(number, len(students), student, failed.get(student))
    return failed

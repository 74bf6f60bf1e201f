"""The grader: what it does with a class of submissions. `classroom` first: it holds the small assignment."""

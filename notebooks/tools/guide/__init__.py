"""Makes pages of the lecturer's guide from the sources, and checks all its pages."""

"""The front matter of an article: its one schema, how it is read, and how it is written.

Every scalar is read as the text in the file, so that none of YAML's guesses (`no`, `12:30`, `2017`)
can change what an author wrote; the schema then says what each key must be. YAML 1.1 is read
through libyaml where it is installed.
"""

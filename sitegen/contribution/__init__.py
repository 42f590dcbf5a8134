"""What people hand over (answers, a paste, a form on GitHub) → a posting file, and words about it. Pure."""

"""Values that stand outside the body: keys of front matter and labels, the sidecar, and what a file's folders say."""

"""What readers get: the site, the book and the data, each made from the TEI by one sheet."""

"""The verzuimmelding and its return message, as files and over the API, in both directions."""

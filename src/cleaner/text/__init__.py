"""What every stage knows of text: characters, scripts, letters, what may be shown."""

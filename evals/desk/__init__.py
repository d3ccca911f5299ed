"""How long somebody who types waits for what Heard hears."""

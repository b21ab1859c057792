"""OAI-PMH 2.0 over a release: one record an announcement.

Source: https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

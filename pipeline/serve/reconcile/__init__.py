"""Our organisations as a reconciliation service, for OpenRefine and its kin.

Reconciliation Service API 0.2 at `/reconcile`, the draft of 1.0 at `/reconcile/draft`
(https://reconciliation-api.github.io/specs/).
"""

"""What leaves the ledger to be read by others: exports, explanations, marked texts, the codebook."""

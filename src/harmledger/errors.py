"""The few errors that harmledger raises on purpose; the command line prints each as one line."""


class HarmledgerError(Exception):
    """Something went wrong that a person can mend; the message says how.

    It is text, or a `model.Message`, which pages say in their reader's language.
    """


class RefusedError(HarmledgerError):
    """An input, or a part of it, was refused; the message names it and the reason."""


class VocabularyError(HarmledgerError):
    """A controlled list is malformed, or a code is not in its list."""


class LedgerError(HarmledgerError):
    """The ledger cannot be opened, or a decision does not fit its state."""


class ModelError(HarmledgerError):
    """The files of the learned reader are missing or damaged; the message says how to get them again."""


class PasswordError(LedgerError):
    """What was given cannot be a password: the message says what one must be."""


class SignInError(HarmledgerError):
    """Someone is not let in: the message does not say whether the name is known."""

"""Privacy as something to do: answers to those concerned, the record of processing, notices, breaches."""

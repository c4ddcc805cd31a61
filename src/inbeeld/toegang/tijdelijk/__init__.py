"""Access to one child for one person: temporary access, break-glass, and who is told of it.

The database decides who may decide (`toegang_besluit`, `toegang_noodtoegang`); here are the calls,
and the sentences for people. Finding the child that is meant is the register's work.
"""

"""What the assistant can do, one package per skill; none of them knows about LangGraph or SQL.

Read in this order: `domain` (the words), `phi` (scrub), `safety` (red flags), `understanding`
(intent, cut-off messages), `facts` (clinical facts), `retrieval` (find passages), `answering`.
"""

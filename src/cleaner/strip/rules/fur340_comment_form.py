"""A line belongs to the form or the list of comments."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR340",
    name="comment-form",
    stage="strip",
    summary=__doc__,
    why="The frame of the comments is no text of the article.",
    keeps=("评论认为，这项政策来得正是时候，但落实还需要时间。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n发表评论",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.\nLeave a comment",
            after="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.",
        ),
    ),
)
find = drop_phrases(RULE, "comment")

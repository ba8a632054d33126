"""A line speaks about a picture that is not there."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR490",
    name="caption",
    stage="strip",
    summary=__doc__,
    why='Captions are kept only on demand (`keep = ["captions"]`): without the picture they interrupt the text.',
    keeps=(
        "图为两宫回銮之景，画者不详，但从笔法看，当出自宫廷画师之手，与同时期的另外三幅相比，设色更为淡雅。此画今藏于省博物馆，每年只在春秋两季展出，平日秘不示人。为保护颜料，展厅的灯光也比别处暗了许多。",
    ),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n▲江边的堤坝。\n湖水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n\n湖水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n(资料图片仅供参考)",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    yields=(0.95, 0.5, 0.5),
)
find = drop_phrases(RULE, "caption")

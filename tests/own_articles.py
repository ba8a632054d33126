"""Texts written for the tests of repair: an article of our own, in simplified Chinese and English."""

ARTICLE = """\
河口镇新桥通车，两岸居民等了十二年

3月18日上午，河口镇新桥正式通车。这座桥长1,260米（引桥不计），先后有三家设计院参与，最后采用的是本地工程师周敏的方案。她说：“桥不是给我们看的，是给后人走的；他们会记得这里有过一条渡船吗？”

渡船从1904年开到今年，一共一百二十年。船工老何在岸边站了很久，什么也没说，然后把缆绳收好，放进屋里。志愿者小林问他：“以后还来吗？”他笑了：“来！怎么不来？”

镇里的干部介绍，桥面的范围内还设了人行道，用于散步和看水；桥头的示范站由村里制作，其余的路灯由县里采购。由于资金有限，工期前后拖了四年，终于在今年完工。

在桥的那一头，几个孩子数着经过的汽车。数到第二百辆的时候，他们愿意回家了。"""

ENGLISH = """\
The ferry had run since 1904, and nobody on either bank could remember a winter without it. When the \
bridge was opened in March, the boatman stood by the river for a long time and said nothing. Then he \
coiled the rope, carried it indoors, and hung it on the nail where his father had hung it before him. \
The children counted cars until there were two hundred of them, and then they were willing to go home.

What becomes of the boat is not settled yet. The town would like to put it on the square, under a roof, \
with a plate that gives the years. The boatman says that a boat on a square is firewood that has not \
been told. He has offered to row anyone across who asks, for the old fare, as long as the boat holds \
and as long as he does, and so far there has been somebody every day."""

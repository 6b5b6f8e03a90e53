"""Chinese surnames: which there are, and how those are read that sound otherwise elsewhere."""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻"
    "莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向"
    "古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟"
    "肖闫付代覃盘麦冼区朴秘晋楚苟邸矫栗檀展揭练庹战初厚鄢原主来兰尧冒但占撒"
)  # fmt: skip
"""Surnames of one character: the Hundred Family Surnames, and others that are common today."""

COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 独孤 南宫 万俟 闻人 端木 "
    "轩辕 百里 呼延 赫连 澹台 公冶 宗政 濮阳 淳于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 "
    "西门 公羊 拓跋 第五 完颜 纳兰 叶赫 东郭 左丘 梁丘 微生 羊舌".split()
)

READINGS = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "翟": "zhai", "区": "ou",
    "盖": "ge", "缪": "miao", "乐": "yue", "朴": "piao", "任": "ren", "华": "hua", "尹": "yin",
    "宁": "ning", "纪": "ji", "覃": "qin", "冼": "xian", "员": "yun", "秘": "bi", "种": "chong",
    "重": "chong", "黑": "he", "都": "du", "折": "she", "召": "shao", "洗": "xian", "那": "na", "能": "nai",
    "乜": "nie", "逄": "pang", "佴": "nai", "幺": "yao", "隗": "wei", "郗": "xi", "繁": "po",
    "车": "che", "石": "shi", "柏": "bai", "燕": "yan", "哈": "ha", "句": "gou", "晟": "cheng",
    "尉迟": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "澹台": "tantai",
    "鲜于": "xianyu", "呼延": "huyan", "令狐": "linghu",
}  # fmt: skip
"""How a surname is read, where the same characters are read otherwise elsewhere."""

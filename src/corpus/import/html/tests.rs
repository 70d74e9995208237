use super::*;
use crate::corpus::Article;

fn made(html: &str) -> Article {
    read(html).unwrap().drafts.into_iter().next().unwrap().conclude().article
}

const FIRST: &str =
    "وصل الوفد إلى العاصمة صباحا، والتقى عددا من المسؤولين المحليين وبحث معهم خطط ترميم المدارس قبل الشتاء.";
const SECOND: &str = "وقال رئيس البلدية إن العمل يبدأ في الأسبوع المقبل، وإن الكتب وصلت إلى القرى البعيدة كلها.";

#[test]
fn fields_come_from_what_the_page_says_of_itself() {
    let linked = r#"<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"WebSite","name":"س"},
        {"@type":["NewsArticle"],"headline":"ترميم المدارس قبل الشتاء","datePublished":"2018-11-05T23:30:00+03:00",
         "author":[{"@type":"Person","name":"رنا حسن"}],"publisher":{"name":"صوت الجبل"},"keywords":["مدارس","تعليم"],
         "mainEntityOfPage":{"@id":"https://example.org/a/1"}}]}</script>"#;
    let tags = r#"<meta property="og:title" content="ترميم المدارس قبل الشتاء - صوت الجبل">
        <meta property="og:site_name" content="صوت الجبل"><meta name="author" content="رنا حسن">
        <meta property="article:published_time" content="2018-11-05T08:00:00Z">
        <meta property="article:tag" content="مدارس"><meta property="article:tag" content="تعليم">
        <link rel="canonical" href="https://example.org/a/1">"#;
    for head in [linked, tags] {
        let article = made(&format!("<html><head>{head}</head><body><h1>ترميم المدارس قبل الشتاء</h1><p>{FIRST}</p>"));
        assert_eq!((article.title.as_str(), article.source.as_str()), ("ترميم المدارس قبل الشتاء", "صوت الجبل"));
        assert_eq!((article.author.as_str(), article.url.as_str()), ("رنا حسن", "https://example.org/a/1"));
        let date = article.date.unwrap();
        assert_eq!(date.value, "2018-11-05");
        assert!(date.evidence.contains("2018-11-05T"), "{}", date.evidence);
        assert_eq!(article.tags, ["مدارس", "تعليم"]);
        assert_eq!((article.paragraphs[0].role, article.paragraphs.len()), (Role::Heading, 2));
    }
    let nothing = made(&format!("<title>صوت الجبل</title><meta name=author content=admin><p>{FIRST}<p>{SECOND}"));
    assert_eq!((nothing.title.as_str(), nothing.author.as_str(), nothing.date), ("", "", None));
}

#[test]
fn a_title_that_only_the_head_says_is_taken_where_it_is_no_site() {
    let titled = |head: &str| made(&format!("<html><head>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p>")).title;
    for title in ["لافروف يصل إلى دمشق للقاء الأسد", "الوفد: ترميم المدارس قبل الشتاء"]
    {
        assert_eq!(titled(&format!("<title> {title}\n</title>")), title);
    }
    let site = "<meta property='og:site_name' content='وكالة الأنباء في الجبل'>";
    let named = ["وكالة الأنباء في الجبل", "صوت الجبل", "صوت الجبل للأنباء نيوز", "New Page 1", "حلب - صوت الجبل", ""];
    for title in named {
        assert_eq!(titled(&format!("{site}<title>{title}</title>")), "", "{title}");
    }
}

#[test]
fn times_beside_each_other_are_set_apart() {
    let times = "<span>تحديث</span><time>14 ديسمبر 2017</time><time>12 ديسمبر 2016</time><span>حلب</span>";
    let article = made(&format!("<h1>ترميم المدارس قبل الشتاء</h1><div>{times}</div><p>{FIRST}</p><p><b>كل</b>مة</p>"));
    let texts: Vec<_> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!((texts[1], texts[3]), ("تحديث 14 ديسمبر 2017 12 ديسمبر 2016 حلب", "كلمة"));
}

#[test]
fn references_inside_linked_data_are_followed() {
    let page = |graph: &str| {
        made(&format!(
            "<html><head><meta property='og:site_name' content='اسم الموقع'><script type='application/ld+json'>\
             {{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"ترميم المدارس قبل الشتاء\",\
             \"publisher\":{{\"@id\":\"#org\"}},\"author\":[{{\"@id\":\"#rana\"}}]}}{graph}]}}</script></head><body><p>{FIRST}</p>"
        ))
    };
    let found = page(r##",{"@type":"Organization","@id":"#org","name":"صوت الجبل"},{"@id":"#rana","name":"رنا حسن"}"##);
    assert_eq!((found.source.as_str(), found.author.as_str()), ("صوت الجبل", "رنا حسن"));
    let unknown = page("");
    assert_eq!((unknown.source.as_str(), unknown.author.as_str()), ("اسم الموقع", ""));
}

#[test]
fn the_article_is_told_from_the_page() {
    let html = format!(
        "<!doctype html><html><head><title>ترميم المدارس قبل الشتاء | صوت الجبل</title><style>p{{}}</style></head>
        <body class='single has-sidebar'><header><div class=logo>صوت الجبل</div><nav><ul><li><a href=/>الرئيسية</a>
        <li><a>أخبار</a></ul></nav></header><div id=main><h1>ترميم المدارس قبل الشتاء</h1><div class=byline>دمشق - سانا</div>
        <div class=entry><p>{FIRST}</p><figure><img alt=x><figcaption>رجل أمام المدرسة</figcaption></figure>
        <h2>ماذا بعد</h2><p>{SECOND}<div class='related-posts'><h3>من الموقع</h3><a>خبر عن السوق</a></div>
        <p>{FIRST}</div><div class='share-buttons'>انشر</div></div>
        <div id=comments><p>{SECOND} {SECOND} {SECOND} {SECOND} {SECOND}</p></div>
        <aside><p>كلام في الجانب</p></aside><footer>صوت الجبل 2018</footer><script>var a='<p>نص</p>';</script>"
    );
    let article = made(&html);
    let found: Vec<_> = article.paragraphs.iter().map(|p| (p.text.as_str(), p.role, p.noise.as_str())).collect();
    let expected = [
        ("صوت الجبل", Role::Noise, "navigation"),
        ("الرئيسية", Role::Noise, "navigation"),
        ("أخبار", Role::Noise, "navigation"),
        ("ترميم المدارس قبل الشتاء", Role::Heading, ""),
        ("دمشق - سانا", Role::Body, ""),
        (FIRST, Role::Body, ""),
        ("رجل أمام المدرسة", Role::Caption, ""),
        ("ماذا بعد", Role::Heading, ""),
        (SECOND, Role::Body, ""),
        ("من الموقع", Role::Noise, "related"),
        ("خبر عن السوق", Role::Noise, "related"),
    ];
    assert_eq!(found[..expected.len()], expected);
    let noise: Vec<_> = found.iter().filter(|(_, role, _)| *role == Role::Noise).map(|row| row.2).collect();
    for kind in ["social", "comments", "widget"] {
        assert!(noise.contains(&kind), "{kind} in {found:#?}");
    }
    assert_eq!((article.title.as_str(), article.dateline.as_str()), ("ترميم المدارس قبل الشتاء", "دمشق"));
}

#[test]
fn scripts_handlers_and_entities_leave_only_text() {
    let html = format!(
        "<body onload=alert(1)><h1>خبر &lt;script&gt; &amp; نبأ قصير</h1><p onclick='x()'>{FIRST}&nbsp;&#1593;&#x631;
        <script>document.write('نص')</script><img src=x onerror=alert(2)></p><style>عربي</style><p>{SECOND}<svg><text>رسم</text></svg>"
    );
    let article = made(&html);
    let text = article.original_text();
    assert!(text.contains("خبر <script> & نبأ قصير") && text.contains("\u{A0}عر"), "{text}");
    for gone in ["alert", "document", "عربي", "رسم", "onclick"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
}

#[test]
fn what_a_page_hides_is_no_text_unless_it_is_much() {
    let third = "وأضاف أن القرى التي قطعتها الثلوج في الشتاء الماضي ستكون أول ما يرمم، وأن المعلمين باقون فيها.";
    let body = |inside: &str| {
        let article =
            made(&format!("<h1>ترميم المدارس قبل الشتاء</h1><div><p>{FIRST}<p>{SECOND}<p>{third}{inside}</div>"));
        let kept = article.paragraphs.into_iter().filter(|p| p.role != Role::Noise);
        kept.map(|p| p.text).collect::<Vec<_>>().join("\n")
    };
    let gone = [
        "<p hidden>كلمات للمحركات</p>",
        "<div style='color:red; DISPLAY : none'><p>كلمات للمحركات</p></div>",
        "<p style='visibility:hidden!important'>كلمات للمحركات</p>",
        "<template><p>كلمات للمحركات</p></template><noscript>كلمات للمحركات</noscript>",
        &format!("<div style='display:none'><p>كلمات للمحركات</p><p>{FIRST}</p></div>"),
    ];
    for hidden in gone {
        let text = body(hidden);
        assert!(
            text.contains(third) && !text.contains("كلمات") && text.matches(FIRST).count() == 1,
            "{hidden}: {text}"
        );
    }
    assert!(body("<p>كلام <span style='display:none'>يظهر</span><b hidden>أيضا</b> ظاهر.</p>").ends_with("\nكلام ظاهر."));
    let long = format!("{} وهذا ما بقي منها للقراء.", SECOND.replace("الكتب", "المقاعد"));
    let kept = [
        format!("<div style='display:none'><p>{long}</p><p>{long} نعم.</p></div>"),
        format!("<span id=more style='display:none'> {long}</span>"),
        format!("<div hidden=until-found><p>{long}</p></div><div role=tabpanel hidden>لسان</div>"),
        format!("<div style='display:block'><p class=hidden>{long}</p></div>"),
    ];
    for hidden in kept {
        assert!(body(&hidden).contains(&long), "{hidden}");
    }
    let whole = made("<body style='visibility:hidden'><p>بيت أول</p><p>بيت ثان</p>");
    assert!(whole.paragraphs.iter().all(|p| p.role != Role::Noise));
    let blocks = fragment(&format!("<p>{FIRST}</p><p style='display:none'>كلمات</p><p>{SECOND}</p>"));
    assert_eq!(blocks.iter().map(|block| block.mark.is_some()).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn lines_rows_and_lists() {
    let html = format!(
        "<p>{FIRST}</p><p>بيت أول<br>بيت ثان</p><table><tr><th>المدينة</th><th>العدد</th></tr><tr><td>حلب<td>3</table><p>{SECOND}</p>"
    );
    let texts: Vec<String> = made(&html).paragraphs.into_iter().map(|p| p.text).collect();
    assert_eq!(texts, [FIRST, "بيت أول", "بيت ثان", "المدينة\tالعدد", "حلب\t3", SECOND]);
}

#[test]
fn tables_that_lay_out_a_page() {
    let menu = "<tr><td><table><tr><td><a>الرئيسية</a></td><td><a>أخبار</a></td></tr></table></td></tr>";
    let side =
        "<td width=150><table><tr><td><a>خبر عن السوق</a></td></tr><tr><td><a>خبر آخر</a></td></tr></table></td>";
    let foot = "<tr><td colspan=2><font size=1>جميع الحقوق محفوظة</font></td></tr>";
    let headline = "<tr><td><font size=5 color=red>ترميم المدارس قبل الشتاء</font></td></tr>";
    let texts = [
        format!("<td><table>{headline}<tr><td><font>{FIRST}<br><br>{SECOND}</font></td></tr></table></td>"),
        format!("<td><table>{headline}<tr><td>{FIRST}</td></tr><tr><td>{SECOND}</table>"),
        format!("<td><b>ترميم المدارس قبل الشتاء</b><p><font>{FIRST}<p>{SECOND}</font></td>"),
    ];
    for text in texts {
        for sides in [format!("{text}{side}"), format!("{side}{text}")] {
            let article =
                made(&format!("<title>صوت الجبل</title><table width=100%>{menu}<tr>{sides}</tr>{foot}</table>"));
            let kept = article.paragraphs.iter().filter(|p| p.role != Role::Noise);
            let kept: Vec<&str> = kept.map(|p| p.text.as_str()).collect();
            assert_eq!(kept, ["ترميم المدارس قبل الشتاء", FIRST, SECOND], "{sides}");
            assert_eq!(article.title, kept[0], "{sides}");
        }
    }
    let long = format!("{FIRST} {SECOND}");
    let cells =
        fragment(&format!("<table><tr><td>صوت الجبل<td>{long}<td>أخبار</table><table><tr><td>حلب<td>3</table>"));
    let cells: Vec<&str> = cells.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(cells, ["صوت الجبل", &long, "أخبار", "حلب\t3"]);
}

#[test]
fn pages_without_text_are_refused() {
    for html in ["", "<html></html>", "<script>x</script>", "<p> &nbsp; </p>"] {
        assert!(matches!(read(html), Err(Error::Empty { .. })), "{html}");
    }
}

#[test]
fn markup_is_not_any_text_with_signs() {
    assert!(is_markup("<P>نص</P>") && is_markup("نص<br>نص"));
    assert!(!is_markup("3 < 5 و 7 > 6") && !is_markup("الوسم <p> في HTML"));
}

/// Skeletons that publishing systems give pages; the article is the same in all of them.
#[test]
fn pages_of_common_systems() {
    let teaser = "<article class='teaser'><h3><a>خبر آخر عن السوق القديم</a></h3><p>كلام قليل عنه.</p></article>";
    let comment = format!("<li class='comment'><p>{SECOND} {SECOND} {SECOND}</p><a>رد</a></li>");
    let table = [
        (
            "a blog with a side column",
            format!(
                "<body class='rtl single single-post has-sidebar category-ads'><div id=page class='ads-enabled site'>
                <header id=masthead><h1 class=site-title>صوت الجبل</h1><nav class=menu><a>الرئيسية</a><a>أخبار</a></nav></header>
                <div id=content class='site-content'><article id=post-1 class='post type-post tag-ads category-popular'>
                <div class=entry-header><nav id=breadcrumb><a>الرئيسية</a>/<a>أخبار</a></nav><h1 class=entry-title>ترميم المدارس قبل الشتاء</h1>
                <div class=post-meta><span class=date>5 نوفمبر 2018</span></div></div>
                <div class='entry-content clearfix'><p>{FIRST}</p><div class='stream-item'>إعلان</div><h2>ماذا بعد</h2><p>{SECOND}</p>
                <div class=post-tags><a>مدارس</a><a>تعليم</a></div></div><div id=share-buttons-bottom><a>فيسبوك</a></div></article>
                <div id=related-posts>{teaser}{teaser}</div><div id=comments class=comments-area><ol>{comment}{comment}</ol></div></div>
                <aside class=sidebar><div class=widget><h4>الأكثر قراءة</h4>{teaser}</div></aside></div><footer>جميع الحقوق محفوظة</footer>"
            ),
        ),
        (
            "a blog of lines and breaks",
            format!(
                "<title>صوت الجبل: ترميم المدارس قبل الشتاء</title><body><div class=header><a>صوت الجبل</a></div>
                <div class='post hentry'><h3 class='post-title entry-title'>ترميم المدارس قبل الشتاء</h3>
                <div class='post-body entry-content'>{FIRST}<br><br>ماذا بعد<br/>{SECOND}<div style='clear:both'></div></div>
                <div class=post-footer><span>مرسلة بواسطة علي</span></div></div><div class=sidebar><h2>الأرشيف</h2><a>2018</a></div>"
            ),
        ),
        (
            "tables",
            format!(
                "<html><body><table><tr><td colspan=2><a>الرئيسية</a> | <a>أخبار</a></td></tr><tr><td width=150><a>رياضة</a><br><a>فن</a></td>
                <td><font size=5>ترميم المدارس قبل الشتاء</font><br><font>{FIRST}</font><br>ماذا بعد<br>{SECOND}</td></tr></table>"
            ),
        ),
        (
            "nothing closed",
            format!("<div><ul><li><a>الرئيسية<li><a>أخبار</ul><h1>ترميم المدارس قبل الشتاء<p>{FIRST}<p>ماذا بعد<p>{SECOND}<div class=footer>2018"),
        ),
    ];
    for (what, html) in table {
        let article = made(&html);
        let kept = article.paragraphs.iter().filter(|p| p.role != Role::Noise);
        let kept: Vec<&str> = kept.map(|p| p.text.as_str()).collect();
        for part in ["ترميم المدارس قبل الشتاء", FIRST, "ماذا بعد", SECOND] {
            assert!(kept.iter().any(|text| text.contains(part)), "{what}: {part} is lost in {kept:#?}");
        }
        let others: Vec<&&str> =
            kept.iter().filter(|text| text.contains("السوق") || text.matches(SECOND).count() > 1).collect();
        assert!(others.is_empty() && kept.len() <= 7, "{what}: {kept:#?}");
        assert_eq!(article.title, "ترميم المدارس قبل الشتاء", "{what}");
    }
}

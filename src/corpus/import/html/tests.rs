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
fn lines_rows_and_lists() {
    let html = format!(
        "<p>{FIRST}</p><p>بيت أول<br>بيت ثان</p><table><tr><th>المدينة</th><th>العدد</th></tr><tr><td>حلب<td>3</table><p>{SECOND}</p>"
    );
    let texts: Vec<String> = made(&html).paragraphs.into_iter().map(|p| p.text).collect();
    assert_eq!(texts, [FIRST, "بيت أول", "بيت ثان", "المدينة\tالعدد", "حلب\t3", SECOND]);
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

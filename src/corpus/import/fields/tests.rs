use serde_json::{Value, json};

use super::{Fields, draft};
use crate::corpus::Article;

fn made(record: &Value, fields: &Fields) -> Article {
    draft(record.as_object().unwrap().clone(), fields).unwrap().conclude().article
}

#[test]
fn fields_are_known_by_many_names() {
    let table = [
        json!({"title": "خبر", "text": "وصل الوفد.", "source": "المرفأ", "date": "2018-11-05"}),
        json!({"Headline": "خبر", "articleBody": "وصل الوفد.", "publisher": {"name": "المرفأ"},
               "datePublished": "2018-11-05T10:00:00+03:00"}),
        json!({"العنوان": "خبر", "المحتوى": "وصل الوفد.", "المصدر": "المرفأ", "تاريخ النشر": "5 تشرين الثاني 2018"}),
        json!({"title": "خبر", "content": "<p>وصل الوفد.</p>", "site_name": "المرفأ", "pub_date": "05\u{200F}/11\u{200F}/2018"}),
    ];
    for record in table {
        let article = made(&record, &Fields::default());
        assert_eq!((article.title.as_str(), article.source.as_str()), ("خبر", "المرفأ"), "{record}");
        assert_eq!(article.date.map(|date| date.value).as_deref(), Some("2018-11-05"), "{record}");
        assert_eq!(article.paragraphs[0].text, "وصل الوفد.", "{record}");
    }
}

#[test]
fn records_of_known_systems() {
    let table = [
        (
            "NewsAPI",
            json!({"source": {"id": null, "name": "المرفأ"}, "author": "رنا حسن", "title": "خبر &quot;قصير&quot;",
                   "description": "موجز", "url": "https://a.example/1", "urlToImage": "https://a.example/1.jpg",
                   "publishedAt": "2018-11-05T10:00:00Z", "content": "وصل الوفد."}),
            "",
        ),
        (
            "WordPress",
            json!({"id": 12, "date": "2018-11-05T10:00:00", "date_gmt": "2018-11-05T07:00:00", "author": 3,
                   "guid": {"rendered": "https://a.example/?p=12"}, "link": "https://a.example/1", "tags": [7],
                   "title": {"rendered": "خبر &#8220;قصير&#8221;"}, "categories": [1, 2],
                   "content": {"rendered": "<p>وصل الوفد.</p>\n", "protected": false}, "site_name": "المرفأ",
                   "_embedded": {"author": [{"id": 3, "name": "رنا حسن"}],
                                 "wp:term": [[{"name": "أخبار"}], [{"name": "سفر"}]]}}),
            "أخبار+سفر",
        ),
        (
            "a feed",
            json!({"title": {"#text": "خبر \"قصير\""}, "link": [{"@href": "https://a.example/1"}], "summary": "وصل الوفد.",
                   "dc:creator": "رنا حسن", "pubDate": "Mon, 05 Nov 2018 10:00:00 +0300", "sourceName": "المرفأ",
                   "content": "", "category": "\"سفر، رحلات\"، أخبار", "published": true}),
            "سفر، رحلات+أخبار",
        ),
        (
            "a scraper",
            json!({"source": "https://a.example/1", "source-hostname": "المرفأ", "authors": [{"name": "رنا حسن"}],
                   "title": "خبر \"قصير\"", "maintext": "وصل الوفد.", "date_publish": "2018-11-05 10:00:00"}),
            "",
        ),
    ];
    for (what, record, tags) in table {
        let article = made(&record, &Fields::default());
        assert!(["خبر \"قصير\"", "خبر “قصير”"].contains(&&*article.title), "{what}: {}", article.title);
        assert_eq!(article.paragraphs.iter().map(|p| &*p.text).collect::<Vec<_>>(), ["وصل الوفد."], "{what}");
        assert_eq!((&*article.source, &*article.author), ("المرفأ", "رنا حسن"), "{what}");
        assert_eq!(article.url, "https://a.example/1", "{what}");
        assert_eq!(article.date.map(|date| date.value).as_deref(), Some("2018-11-05"), "{what}");
        assert_eq!(article.tags.join("+"), tags, "{what}");
    }
    let message = json!({"text": ["قال ", {"type": "bold", "text": "الوزير"}, "\nنعم"]});
    assert_eq!(made(&message, &Fields::default()).original_text(), "قال الوزير\nنعم");
    let around = [
        json!({"_index": "news", "_id": "a7", "_source": {"text": "وصل الوفد.", "title": "خبر"}}),
        json!({"id": "a7", "type": "node", "attributes": {"title": "خبر", "body": {"value": "<p>وصل الوفد.</p>", "format": "x"}}}),
        json!({"id": "a7", "webTitle": "خبر", "fields": {"bodyText": "وصل الوفد."}}),
    ];
    for record in around {
        let article = made(&record, &Fields::default());
        assert_eq!(
            (&*article.id, &*article.title, &*article.paragraphs[0].text),
            ("a7", "خبر", "وصل الوفد."),
            "{record}"
        );
    }
    let other = json!({"article": {"title": "خبر", "words": 7}}).as_object().unwrap().clone();
    assert!(draft(other, &Fields::default()).is_err(), "a title is no text");
    let arabic = json!({"رقم الخبر": "7", "عنوان الخبر": "خبر", "نص الخبر": "وصل الوفد.", "تاريخ الخبر": "5/11/2018"});
    let article = made(&arabic, &Fields::default());
    assert_eq!((&*article.id, &*article.title, article.date.is_some()), ("7", "خبر", true));
}

#[test]
fn html_in_fields_is_read_where_it_is_evident() {
    let table: [(&str, &[&str]); 6] = [
        ("سطر &laquo;أول&raquo;\nوسطر", &["سطر «أول»", "وسطر"]),
        ("<b>سطر</b> أول\n\nوسطر", &["سطر أول", "وسطر"]),
        ("<p>سطر\nأول</p>\n\n<script>\n\nx</script><p>وسطر", &["سطر أول", "وسطر"]),
        ("<h2>سطر أول</h2>\n\nوسطر\nآخر", &["سطر أول", "وسطر", "آخر"]),
        ("3 < 5 & 7 > 6; R&D", &["3 < 5 & 7 > 6; R&D"]),
        ("الوسم <p> في HTML", &["الوسم <p> في HTML"]),
    ];
    for (text, expected) in table {
        let article = made(&json!({"title": "ع", "text": text}), &Fields::default());
        assert_eq!(article.paragraphs.iter().map(|p| &*p.text).collect::<Vec<_>>(), expected, "{text}");
    }
    assert_eq!(made(&json!({"title": "3 < 5 &amp; 7", "text": "نص"}), &Fields::default()).title, "3 < 5 & 7");
}

#[test]
fn what_is_not_known_is_kept() {
    let record = json!({"id": 7, "text": "خبر قصير", "date": "بعد العيد", "views": 12, "after": "x",
                        "author": {"name": "رنا حسن", "age": 30}});
    let article = made(&record, &Fields::default());
    assert_eq!((article.id.as_str(), article.author.as_str()), ("7", "رنا حسن"));
    assert_eq!(article.date, None);
    let extra = Value::Object(article.extra);
    let kept = json!({"views": 12, "given_after": "x", "given_date": "بعد العيد",
                      "given_author": {"name": "رنا حسن", "age": 30}});
    assert_eq!(extra, kept);
}

#[test]
fn what_is_called_as_our_own_columns_is_kept_where_it_says_something_else() {
    let record = json!({"text": "خبر قصير", "date": "2018", "date_basis": "printed", "date_evidence": "x"});
    let article = made(&record, &Fields::default());
    assert_eq!(Value::Object(article.extra), json!({"date_basis": "printed", "date_evidence": "x"}));
    let record = json!({"text": "خبر قصير", "date": "2018", "date_precision": "year", "date_basis": "printed"});
    let article = made(&record, &Fields::default());
    assert_eq!((article.extra.len(), article.date.unwrap().basis), (0, crate::corpus::Basis::Printed));
}

#[test]
fn objects_in_known_fields_are_read_or_kept() {
    let record = json!({"_id": {"$oid": "5f3a"}, "text": "خبر قصير", "date": {"$date": "2018-11-05T10:00:00Z"},
                        "tags": {"a": "b"}});
    let article = made(&record, &Fields::default());
    assert_eq!((article.id.as_str(), article.date.map(|date| date.value).as_deref()), ("5f3a", Some("2018-11-05")));
    assert_eq!(article.extra["given_tags"], json!({"a": "b"}));
    let record =
        json!({"id": {"x": 1}, "text": "خبر قصير", "date": {"y": 2018}, "tags": ["أ", {"b": 1}], "author": {}});
    let article = made(&record, &Fields::default());
    assert_eq!((article.id.as_str(), article.date, article.tags), ("", None, vec!["أ".to_string()]));
    for (name, value) in [("given_id", "id"), ("given_date", "date"), ("given_tags", "tags")] {
        assert_eq!(article.extra[name], record[value], "{name}");
    }
}

#[test]
fn fields_can_be_mapped() {
    let fields = Fields::default().with("text", "data.long").unwrap().with("title", "text").unwrap();
    let article = made(&json!({"text": "عنوان", "data": {"long": "نص", "x": 1}}), &fields);
    assert_eq!((article.title.as_str(), article.paragraphs[0].text.as_str()), ("عنوان", "نص"));
    assert_eq!(article.extra["data"], json!({"x": 1}));
    let error = draft(json!({"a": "x", "b": 2}).as_object().unwrap().clone(), &Fields::default()).unwrap_err();
    assert!(error.to_string().contains("of: a, b"), "{error}");
}

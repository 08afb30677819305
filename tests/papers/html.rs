//! Web pages: what is seen, in lists, tables and paragraphs.

use super::{parts, read};

#[test]
fn what_is_seen_is_read() {
    let page = "<!DOCTYPE html><html><head><title>Terms &amp; more</title><style>p { color: red }</style>\
<script>if (a < b) document.write('<p>no</p>')</script></head><body>\
<h1>Ser&shy;vice&nbsp;terms</h1>\
<p>Birch &#8220;hosts&#8221; the <b>Web</b>site<br>for Alder.<br><br>It ans&#119;ers calls.</p>\
<div style='DISPLAY: none'>unseen <p>at all</p></div><p hidden>nor this</p>\
<ol><li>Hours<ol type=a><li>by day</li><li>by night</ol></li><li value=5>Fees</ol>\
<ul><li>a point</ul>\
<table><tr><th>Class</th><th>Time</th></tr><tr><td>High</td><td>4&nbsp;h</td></tr><tr><td>Low<td>8 h</table>\
<table><tr><td>6.1</td><td>&nbsp;</td><td>A number beside its text.</td></tr></table>\
<table><tr><td><table><tr><td>inner text</td></tr></table></td></tr></table>\
<p>open <i>and never closed";
    let paper = read("terms.html", page.as_bytes());
    assert_eq!(
        parts(&paper),
        [
            "h1 -: Service terms",
            "p -: Birch “hosts” the Website for Alder.",
            "p -: It answers calls.",
            "i1 1: 1 Hours",
            "i2 1(a): (a) by day",
            "i2 1(b): (b) by night",
            "i1 5: 5 Fees",
            "i1 5: • a point",
            "th0 5: Class | Time",
            "tr0 5: High | 4 h",
            "tr0 5: Low | 8 h",
            "p 6.1: 6.1 A number beside its text.",
            "p 6.1: inner text",
            "p 6.1: open and never closed",
        ]
    );
    assert_eq!(paper.title.as_deref(), Some("Service terms"));
}

#[test]
fn pages_of_filings_end_at_their_rules() {
    let page = "<html><body><p>1. Term. It begins.</p><p align=center>1</p><hr style='page-break-after: always'>\
<p>2. End. It ends.</p><p>2</p><pre>3.   FEES\n\n     Alder pays a fee\nevery month.\n</pre></body></html>";
    let paper = read("filing.htm", page.as_bytes());
    assert_eq!(
        parts(&paper)[1..].join("\n").replace("p 1: 1\n", ""),
        "p 2: 2. End. It ends.\nh1 3: 3. FEES\np 3: Alder pays a fee every month."
    );
    assert_eq!(paper.blocks.last().unwrap().page, Some(2));
}

#[test]
fn labels_in_boxes_of_their_own_belong_to_the_words_behind_them() {
    let page = "<html><body><div><span>4.2</span><div><p>The Host shall patch each server:</p>\
<ol><li><span>(a)</span><div><p>within 3 days if it is exposed;</p></div></li>\
<li><span>(b)</span><div><p>within 30 days otherwise.</p></div></li></ol></div></div>";
    let paper = read("terms.html", page.as_bytes());
    assert_eq!(
        parts(&paper),
        [
            "p 4.2: 4.2 The Host shall patch each server:",
            "i1 4.2(a): (a) within 3 days if it is exposed;",
            "i1 4.2(b): (b) within 30 days otherwise.",
        ]
    );
}

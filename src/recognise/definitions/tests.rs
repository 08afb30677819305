//! The ways in which people define a term.

use super::Definitions;
use crate::import;
use crate::recognise::reading::Reading;
use crate::source::FileId;

/// What a paper defines, and what it uses as if it did.
fn read(text: &str) -> Definitions {
    let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
    Definitions::of(&Reading::of(&paper.unwrap()))
}

/// The terms of a text that stands below a clause.
fn terms(text: &str) -> Vec<String> {
    let text = format!("# Services Agreement\n\n1. The Provider shall run the desk.\n\n{text}\n");
    read(&text)
        .terms
        .into_iter()
        .map(|term| term.name)
        .collect()
}

#[test]
fn a_term_is_defined_in_many_ways() {
    for line in [
        "\"Widget\" means a thing of value.",
        "(c) \"Widget\" is the desk in Annexure B.",
        "\"the Widget\" means the Government of Malaysia.",
        "\"Widget\": the platform.",
        "\"Widget\" = a thing of value",
        "\"Widget\" denotes a thing of value.",
        "Widget shall denote a thing of value.",
        "A \"Widget\" is a thing which the Provider hands over.",
        "By \"Widget\" the parties understand a thing of value.",
        "The term Widget shall mean a thing of value.",
        "The expression \"Widget\" shall be construed as a thing of value.",
        "For the purposes of this Schedule, a Widget means a thing.",
        "In this Schedule **Widget** means the two clusters in Lund.",
        "‘Widget’ means a thing of value.",
        "'Widget' means a thing of value.",
        "„Widget“ means a thing of value.",
        "«Widget» means a thing of value.",
        "Orbis Ltd (hereinafter the Widget) shall act.",
        "Such a thing is hereinafter called a Widget.",
        "A thing (in the following: Widget) shall be handed over.",
        "Croft IT, hereinafter referred to as \"the Widget\", and another.",
        "An incident that stops a branch (each, a ‘Widget’) is reported.",
    ] {
        assert_eq!(terms(line), ["Widget"], "{line}");
    }
}

#[test]
fn one_line_defines_several() {
    assert_eq!(
        terms("Definitions: *Widget* – the portal; *Gadget* – one form, keyed and checked."),
        ["Widget", "Gadget"]
    );
    assert_eq!(
        terms("A. Meanings. *Widget*: the portal. *Gadget*: the mine at Falun."),
        ["Widget", "Gadget"]
    );
}

#[test]
fn words_that_speak_of_a_place_define_nothing() {
    for line in [
        "Where in a quarter the Client falls below the Volume Floor, the Host bills it.",
        "This means that the Provider pays.",
        "The Provider shall take the steps below: Backups are checked.",
    ] {
        assert_eq!(terms(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_label_that_is_used_elsewhere_needs_no_definition() {
    let found = read(
        "# Agreement\n\nGrade 1 Fault: no car can be charged.\n\n1. The Provider attends each Grade 1 Fault within an hour. The Grade 1 Fault is logged. It pays the Delay Sum and tells Approved Visitors of it.\n",
    );
    let names: Vec<&str> = found.undefined.keys().map(String::as_str).collect();
    assert_eq!(names, ["Approved Visitor", "Delay Sum"]);
}

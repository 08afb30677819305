//! Elements by what they do: hidden, empty, or a block of their own.

pub(super) fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "math"
            | "object"
            | "iframe"
            | "select"
            | "datalist"
            | "ix:header"
            | "nav"
            | "audio"
            | "video"
            | "canvas"
    )
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "wbr"
            | "base"
            | "area"
            | "embed"
            | "source"
            | "track"
            | "param"
    )
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "aside"
            | "main"
            | "header"
            | "footer"
            | "blockquote"
            | "center"
            | "hr"
            | "dl"
            | "dt"
            | "dd"
            | "form"
            | "fieldset"
            | "legend"
            | "address"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "caption"
            | "body"
            | "html"
            | "head"
            | "tbody"
            | "thead"
            | "tfoot"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "option"
            | "document"
            | "type"
            | "sequence"
            | "filename"
            | "description"
            | "text"
    )
}

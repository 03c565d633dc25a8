//! The language server, spoken to as an editor speaks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

struct Editor {
    server: Child,
    from: BufReader<ChildStdout>,
    next: u64,
}

impl Editor {
    fn open() -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_balai"))
            .args(["order", "lsp"])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let from = BufReader::new(server.stdout.take().unwrap());
        Self { server, from, next: 0 }
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.server.stdin.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server went away");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(n) => length = n.parse().unwrap(),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let answer = self.hear();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }
}

const TEXT: &str = r#"perintah "Uji" {
  jenis instruksi-wali-kota
  nomor "1"
  wilayah bogor
  penandatangan "Nama" selaku wali-kota
  berlaku 2021-06-29 sampai 2021-07-05
  tinjau 2021-07-04
  dasar "Perda 1/2021"
  golongan siaga { dinkes, rsud }
  KESATU semua pegawai {
    di kantor atau di lapangan
  }
  KEDUA kecuali siaga {
    di kantor paling banyak 60% dari ASN dan non-ASN, dibulatkan ke bawah
  }
  KETIGA dinkess {
    rapat daring
  }
}
"#;

/// Line and column of the first place where `what` stands.
fn place(what: &str) -> Value {
    let at = TEXT.find(what).unwrap();
    let line = TEXT[..at].matches('\n').count();
    let column = at - TEXT[..at].rfind('\n').map_or(0, |i| i + 1);
    json!({ "line": line, "character": column + 1 })
}

#[test]
fn an_editor_is_told_what_is_wrong_and_what_things_are() {
    let mut editor = Editor::open();
    let able = editor.ask("initialize", json!({}));
    assert_eq!(able["result"]["capabilities"]["hoverProvider"], true);
    editor.tell("initialized", json!({}));
    let uri = "file:///tmp/uji%20coba.balai";
    editor.tell("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "text": TEXT } }));
    let news = editor.hear();
    assert_eq!(news["method"], "textDocument/publishDiagnostics");
    let found = news["params"]["diagnostics"].as_array().unwrap();
    let slip = found.iter().find(|d| d["code"] == "B0201").unwrap();
    assert_eq!(
        (slip["severity"].clone(), slip["range"]["start"].clone()),
        (json!(1), json!({ "line": 15, "character": 9 }))
    );
    assert!(slip["message"].as_str().unwrap().contains("maksud Anda \"dinkes\"?"), "{slip}");

    let doc = json!({ "uri": uri });
    let mut at = |method: &str, what: &str| {
        editor.ask(method, json!({ "textDocument": doc, "position": place(what) }))["result"].clone()
    };
    let unit = at("textDocument/hover", "rsud");
    assert!(unit["contents"]["value"].as_str().unwrap().contains("Rumah Sakit Umum Daerah"), "{unit}");
    let sum = at("textDocument/hover", "60%");
    assert!(sum["contents"]["value"].as_str().unwrap().contains("60% × "), "{sum}");
    let set = at("textDocument/definition", "siaga {\n    di kantor paling");
    assert_eq!(set["range"]["start"], json!({ "line": 8, "character": 11 }));
    let words = at("textDocument/completion", "dinkess");
    let labels: Vec<&str> = words.as_array().unwrap().iter().filter_map(|w| w["label"].as_str()).collect();
    for wanted in ["dinkes", "kecamatan/*", "siaga"] {
        assert!(labels.contains(&wanted), "{wanted}");
    }
    let tidy = at("textDocument/formatting", "perintah");
    assert!(tidy[0]["newText"].as_str().unwrap().starts_with("perintah \"Uji\" {\n"));

    let mended = TEXT.replace("dinkess", "dinkes");
    editor.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": uri }, "contentChanges": [{ "text": mended }] }),
    );
    let news = editor.hear();
    let left = news["params"]["diagnostics"].as_array().unwrap();
    assert!(!left.iter().any(|d| d["code"] == "B0201"), "{left:?}");
    assert_eq!(editor.ask("nonsense/method", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask("shutdown", json!({}))["result"], Value::Null);
    editor.tell("exit", json!({}));
    assert!(editor.server.wait().unwrap().success());
}

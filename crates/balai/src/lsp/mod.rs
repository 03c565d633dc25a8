//! `balai order lsp`: the order language for editors, over standard input and output
//! (Language Server Protocol 3.17): findings, hover, completion, go to definition, formatting.
//!
//! One thread: a message is answered before the next is read. While more input waits, changed
//! texts are not checked, so that fast typing costs one check.

mod answer;
mod desk;
mod place;

use std::io::{BufRead, BufReader, Read, Stdin, Write};

use balai_core::diagnostic::Text;
use desk::Desk;
use serde_json::{Value, json};

use crate::ending::{Outcome, Stop, reason};

/// Largest message that is read, bytes.
const MOST: usize = 16 << 20;
/// The method is not known (JSON-RPC 2.0).
const UNKNOWN_METHOD: i64 = -32601;

/// Serves one editor until it says `exit` or closes the line.
pub fn serve() -> Outcome {
    let mut input = BufReader::new(std::io::stdin());
    let mut desk = Desk::default();
    while let Some(message) = read(&mut input).map_err(|e| Stop::Broken(reason(&e)))? {
        let method = message["method"].as_str().unwrap_or_default().to_owned();
        if method == "exit" {
            return Ok(());
        }
        let answer = handle(&mut desk, &method, &message["params"]);
        if let Some(id) = message.get("id") {
            let mut reply = json!({ "jsonrpc": "2.0", "id": id });
            match answer {
                Some(result) => reply["result"] = result,
                None => reply["error"] = json!({ "code": UNKNOWN_METHOD, "message": method }),
            }
            write(&reply)?;
        }
        if input.buffer().is_empty() {
            for (uri, diagnostics) in desk.take_news() {
                let params = json!({ "uri": uri, "diagnostics": diagnostics });
                write(
                    &json!({ "jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params }),
                )?;
            }
        }
    }
    Ok(())
}

/// The result of a request; `None` if the method is not known (or was a notification).
fn handle(desk: &mut Desk, method: &str, params: &Value) -> Option<Value> {
    let uri = params["textDocument"]["uri"].as_str().unwrap_or_default();
    let at = place::position(&params["position"]);
    match method {
        "initialize" => Some(abilities()),
        "shutdown" => Some(Value::Null),
        "textDocument/didOpen" => {
            desk.put(uri, params["textDocument"]["text"].as_str().unwrap_or_default());
            None
        }
        "textDocument/didChange" => {
            // Whole texts are asked for; the last one stands.
            let text = params["contentChanges"].as_array().and_then(|all| all.last()?["text"].as_str());
            desk.put(uri, text.unwrap_or_default());
            None
        }
        "textDocument/didClose" => {
            desk.close(uri);
            None
        }
        "textDocument/hover" => Some(answer::hover(desk, uri, at)),
        "textDocument/completion" => Some(answer::completion(desk, uri, at)),
        "textDocument/definition" => Some(answer::definition(desk, uri, at)),
        "textDocument/formatting" => Some(answer::formatting(desk, uri)),
        _ => None,
    }
}

fn abilities() -> Value {
    json!({
        "capabilities": {
            "textDocumentSync": 1,
            "hoverProvider": true,
            "definitionProvider": true,
            "documentFormattingProvider": true,
            "completionProvider": { "triggerCharacters": [" ", ",", "/"] },
        },
        "serverInfo": { "name": "balai", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// One message; `None` at the end of input. A head without a length is skipped.
fn read(input: &mut BufReader<Stdin>) -> std::io::Result<Option<Value>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse::<usize>().unwrap_or(0).min(MOST);
        }
        if line.is_empty() && length > 0 {
            break;
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(Some(serde_json::from_slice(&body).unwrap_or(Value::Null)))
}

fn write(message: &Value) -> Outcome {
    let body = message.to_string();
    let mut out = std::io::stdout().lock();
    let sent = write!(out, "Content-Length: {}\r\n\r\n{body}", body.len()).and_then(|()| out.flush());
    sent.map_err(|e| Stop::Broken(Text::same(e.to_string())))
}

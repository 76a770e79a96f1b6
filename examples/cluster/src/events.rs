//! The scheduler's log of events: who did which task.

use crate::Result;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// How many tasks each executor has ended well, by its name. There is none before the query comes.
pub(crate) fn tasks(folder: &Path) -> Result<BTreeMap<String, usize>> {
    let mut tasks = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        // The file gets another name when the query ends; then it is read the next time.
        let Ok(lines) = std::fs::read_to_string(entry?.path()) else { continue };
        for line in lines.lines() {
            // The last line may be half written.
            let event: Value = serde_json::from_str(line).unwrap_or_default();
            if event["ev"] == "TaskEnd" && event["data"]["status"] == "Successful" {
                let executor = event["data"]["executor_id"].as_str().ok_or("a task without an executor")?;
                *tasks.entry(executor.to_string()).or_default() += 1;
            }
        }
    }
    Ok(tasks)
}

//! The processes of a cluster, as the one sees them that starts and kills them.

use crate::{PATIENCE, Result, events};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The executors. The second is the one that is killed.
pub(crate) const NAMES: [&str; 2] = ["executor-1", "executor-2"];

/// One scheduler and two executors, for one query. They end with it, or with this process.
pub(crate) struct Cluster {
    port: u16,
    folder: PathBuf,
    scheduler: Child,
    executors: Vec<Child>,
}

impl Cluster {
    /// Starts the processes and waits until the scheduler has heard of both executors.
    pub(crate) async fn start(folder: &Path) -> Result<Cluster> {
        let port = free_port()?;
        let text = port.to_string();
        std::fs::create_dir_all(folder)?;
        let scheduler = start(&["scheduler", &text, path(&log(folder))?])?;
        let mut cluster = Cluster { port, folder: folder.into(), scheduler, executors: Vec::new() };
        for name in NAMES {
            cluster.executors.push(start(&["executor", name, &text, path(&folder.join(name))?])?);
        }
        let start = Instant::now();
        while !is_ready(port) {
            if start.elapsed() > PATIENCE {
                return Err("the executors did not come".into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(cluster)
    }

    /// Where its queries are asked. What the state has registered is lost on the way: register functions afterwards.
    pub(crate) async fn context(&self, partitions: usize) -> Result<SessionContext> {
        let config = SessionConfig::new_with_ballista().with_target_partitions(partitions);
        let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
        Ok(SessionContext::remote_with_state(&format!("df://127.0.0.1:{}", self.port), state).await?)
    }

    /// How many tasks each executor has ended, by the scheduler's log.
    pub(crate) fn tasks(&self) -> Result<BTreeMap<String, usize>> {
        events::tasks(&log(&self.folder))
    }

    /// Waits until both executors have done a part of the work, kills one with all it holds, and gives what was done till
    /// then.
    pub(crate) async fn kill_in_the_middle(&mut self) -> Result<BTreeMap<String, usize>> {
        let start = Instant::now();
        loop {
            let tasks = self.tasks()?;
            if NAMES.iter().all(|name| tasks.get(*name).is_some_and(|count| *count > 1)) {
                break;
            }
            if start.elapsed() > PATIENCE {
                return Err("the executors did not begin".into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let killed = NAMES.len() - 1;
        self.executors[killed].kill()?;
        self.executors[killed].wait()?;
        // With a machine its disk is lost, too: nobody shall find there what was done.
        std::fs::remove_dir_all(self.folder.join(NAMES[killed]))?;
        // What it had said before it died is in the log by now.
        tokio::time::sleep(Duration::from_millis(200)).await;
        self.tasks()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for process in self.executors.iter_mut().chain([&mut self.scheduler]) {
            // One that has ended already is just what is wanted.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// This program again, in another part. It ends when its input does, that is with us.
fn start(arguments: &[&str]) -> Result<Child> {
    Ok(Command::new(std::env::current_exe()?).args(arguments).stdin(Stdio::piped()).spawn()?)
}

/// Whether the scheduler says that all executors are there.
fn is_ready(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

/// A port of the loopback that nobody listens on.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn log(folder: &Path) -> PathBuf {
    folder.join("events")
}

fn path(path: &Path) -> Result<&str> {
    Ok(path.to_str().ok_or("a path that is not UTF-8")?)
}

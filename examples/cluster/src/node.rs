//! What the processes of a cluster do, each in its own.

use crate::Result;
use crate::cluster::{NAMES, free_port};
use ballista::prelude::SessionConfigExt;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::start_server;
use copydesk::render::datafusion::udfs;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::SessionConfig;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

const LOOPBACK: Ipv4Addr = Ipv4Addr::LOCALHOST;

/// Plans what is asked and gives out the tasks.
pub(crate) async fn scheduler(port: u16, log: &str) -> Result<()> {
    begin()?;
    let config = SchedulerConfig {
        bind_host: LOOPBACK.to_string(),
        external_host: LOOPBACK.to_string(),
        bind_port: port,
        scheduling_policy: TaskSchedulingPolicy::PushStaged,
        task_distribution: TaskDistributionPolicy::RoundRobin,
        // An executor that says nothing for so long is dead; by default that takes minutes.
        executor_timeout_seconds: 6,
        expire_dead_executor_interval_seconds: 1,
        min_ready_executors: NAMES.len(),
        event_log_dir: Some(log.into()),
        override_session_builder: Some(Arc::new(session)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    Ok(start_server(cluster, SocketAddr::from((LOOPBACK, port)), Arc::new(config)).await?)
}

/// Does the tasks, one at a time.
pub(crate) async fn executor(name: &str, scheduler: u16, folder: &str) -> Result<()> {
    begin()?;
    std::fs::create_dir_all(folder)?;
    let functions = BallistaFunctionRegistry::from(&session(SessionConfig::new_with_ballista())?);
    let config = ExecutorProcessConfig {
        executor_id: name.into(),
        bind_host: LOOPBACK.to_string(),
        external_host: Some(LOOPBACK.to_string()),
        port: free_port()?,
        grpc_port: free_port()?,
        scheduler_host: LOOPBACK.to_string(),
        scheduler_port: scheduler,
        scheduler_connect_timeout_seconds: 60,
        vcores: 1,
        task_scheduling_policy: TaskSchedulingPolicy::PushStaged,
        executor_heartbeat_interval_seconds: 1,
        work_dir: Some(folder.into()),
        override_function_registry: Some(Arc::new(functions)),
        ..ExecutorProcessConfig::default()
    };
    Ok(start_executor_process(Arc::new(config)).await?)
}

/// A session that knows our functions. Plans name functions, so where one is read they must be known.
fn session(config: SessionConfig) -> datafusion::error::Result<SessionState> {
    let mut state = default_session_builder(config)?;
    for udf in udfs() {
        state.register_udf(udf.into())?;
    }
    Ok(state)
}

/// Tells what happens, if asked to, and ends with the parent.
fn begin() -> Result<()> {
    struct Stderr;
    impl log::Log for Stderr {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }
        fn log(&self, record: &log::Record<'_>) {
            eprintln!("{} {} {}", record.level(), record.target(), record.args());
        }
        fn flush(&self) {}
    }
    log::set_logger(&Stderr).map_err(|e| e.to_string())?;
    log::set_max_level(std::env::var("RUST_LOG").unwrap_or_default().parse().unwrap_or(log::LevelFilter::Off));
    // Whoever started this process holds the other end of its input and lets go of it even when killed.
    std::thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        std::process::exit(0);
    });
    Ok(())
}

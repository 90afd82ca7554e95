//! The connections: a port that can be closed and opened again, and lines that can be cut in the middle
//! of an answer.

use crate::lock::lock;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How long to wait before a port that can't be had is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// One connection, from the view of who may want to cut it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line(Arc<Mutex<LineState>>);

#[derive(Debug, Default)]
struct LineState {
    is_cut: bool,
    waker: Option<Waker>,
}

impl Line {
    /// Closes the connection, with whatever was not sent yet.
    pub(crate) fn cut(&self) {
        let mut state = lock(&self.0);
        state.is_cut = true;
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }

    fn check(&self, context: &Context<'_>) -> io::Result<()> {
        let mut state = lock(&self.0);
        if state.is_cut {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        state.waker = Some(context.waker().clone());
        Ok(())
    }
}

/// All connections, and whether there may be new ones.
#[derive(Debug)]
pub(crate) struct Lines {
    open: Mutex<Vec<Weak<Mutex<LineState>>>>,
    wanted: watch::Sender<bool>,
    actual: watch::Sender<bool>,
}

impl Lines {
    pub(crate) fn new() -> Self {
        Self { open: Mutex::default(), wanted: watch::Sender::new(true), actual: watch::Sender::new(true) }
    }

    /// Cuts all connections.
    pub(crate) fn cut_all(&self) {
        self.cut_but(None);
    }

    /// Closes the port and all connections, or opens the port again; returns when that is so.
    pub(crate) async fn set_online(&self, online: bool) {
        self.set_port(online).await;
        if !online {
            self.cut_all();
        }
    }

    /// Closes the port and all connections but the one that asks for it.
    pub(crate) async fn close_for(&self, asking: &Line) {
        self.set_port(false).await;
        self.cut_but(Some(asking));
    }

    /// Has the port opened again, without waiting for it.
    pub(crate) fn want_online(&self) {
        self.wanted.send_replace(true);
    }

    async fn set_port(&self, online: bool) {
        self.wanted.send_replace(online);
        let mut actual = self.actual.subscribe();
        // The sender lives as long as `self`: this can't fail.
        let _ = actual.wait_for(|now| *now == online).await;
    }

    fn cut_but(&self, spared: Option<&Line>) {
        lock(&self.open).retain(|other| match other.upgrade() {
            Some(line) if spared.is_some_and(|spared| Arc::ptr_eq(&spared.0, &line)) => true,
            Some(line) => {
                Line(line).cut();
                false
            }
            None => false,
        });
    }

    fn add(&self) -> Line {
        let line = Line::default();
        let mut open = lock(&self.open);
        open.retain(|other| other.strong_count() > 0);
        open.push(Arc::downgrade(&line.0));
        line
    }
}

/// The port.
pub(crate) struct Gate {
    address: SocketAddr,
    listener: Option<TcpListener>,
    lines: Arc<Lines>,
    wanted: watch::Receiver<bool>,
}

impl Gate {
    pub(crate) fn new(address: SocketAddr, listener: TcpListener, lines: Arc<Lines>) -> Self {
        let wanted = lines.wanted.subscribe();
        Self { address, listener: Some(listener), lines, wanted }
    }
}

impl Listener for Gate {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        loop {
            let online = *self.wanted.borrow_and_update();
            if !online {
                self.listener = None;
            } else if self.listener.is_none() {
                self.listener = TcpListener::bind(self.address).await.ok();
            }
            self.lines.actual.send_replace(self.listener.is_some());
            let Some(listener) = &self.listener else {
                let pause = if online { PAUSE } else { Duration::MAX };
                let _ = tokio::time::timeout(pause, self.wanted.changed()).await;
                continue;
            };
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, address)) => {
                        // Small answers go out at once; where the system refuses, they are only slower.
                        let _ = stream.set_nodelay(true);
                        return (Wire { stream, line: self.lines.add() }, address);
                    }
                    Err(_) => tokio::time::sleep(PAUSE).await,
                },
                _ = self.wanted.changed() => {}
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

impl Connected<IncomingStream<'_, Gate>> for Line {
    fn connect_info(stream: IncomingStream<'_, Gate>) -> Self {
        stream.io().line.clone()
    }
}

/// A TCP connection that fails once its line is cut.
pub(crate) struct Wire {
    stream: TcpStream,
    line: Line,
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.line.check(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.line.check(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

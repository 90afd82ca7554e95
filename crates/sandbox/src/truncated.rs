//! The body of an answer that breaks off in the middle.

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderValue, Response};
use http_body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// `whole` with the first half of its body, which the headers promise in full.
pub(crate) fn truncated(mut whole: Response<()>, body: &Bytes) -> Response<Body> {
    whole.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    let half = Truncated::Half(body.slice(..body.len() / 2));
    whole.map(|()| Body::new(half))
}

enum Truncated {
    Half(Bytes),
    /// The half is on its way. Breaking off now would take it back.
    Sending,
    Broken,
}

impl http_body::Body for Truncated {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match std::mem::replace(&mut *self, Truncated::Broken) {
            Truncated::Half(half) => {
                *self = Truncated::Sending;
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            Truncated::Sending => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Truncated::Broken => Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into()))),
        }
    }
}

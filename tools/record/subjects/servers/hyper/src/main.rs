//! hyper's own server, with its defaults (Axum 0.6 runs on it): hyper-server PORT BODY
use hyper::service::{make_service_fn, service_fn};
use hyper::{header, Body, Request, Response, Server};
use std::{convert::Infallible, env, net::SocketAddr};

async fn answer(_: Request<Body>, body: String) -> Result<Response<Body>, Infallible> {
    let response = Response::builder()
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body))
        .expect("a response");
    Ok(response)
}

#[tokio::main]
async fn main() -> Result<(), hyper::Error> {
    let mut arguments = env::args().skip(1);
    let port: u16 = arguments.next().and_then(|text| text.parse().ok()).expect("a port");
    let body = arguments.next().expect("a body");
    let service = make_service_fn(|_| {
        let body = body.clone();
        async move { Ok::<_, Infallible>(service_fn(move |request| answer(request, body.clone()))) }
    });
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    Server::bind(&address).serve(service).await
}

"""Transports: one seam between the call flow and the HTTP libraries, with an adapter for each library.

- `seam`: the interface that the call flow uses, and the choice of the transport of a client
- `gateway`: the gateway's address, and the request as every library sends it
- `failures`: the errors of this package for those of the libraries, filed by what they prove
- `answer_body`: the body of an answer as it arrives: limits, content coding
- `environment`: proxy and certificates that environment variables name
- `route`: the way to the gateway, and what all requests on it have in common
- `connections`, `async_connections`: connections of our own, over httpcore
- `network`, `async_network`: the bytes of such a connection, with a deadline and a limit
- `httpx_client`: a client of httpx or httpx2 that the user brings
- `aiohttp_session`: a session of aiohttp that the user brings
"""

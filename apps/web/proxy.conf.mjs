// The development server hands the API's paths to the API, so that the browser sees one origin as in production.
const target = `http://127.0.0.1:${process.env.API_PORT ?? 3000}`;

// While the API is away the browser gets what a gateway would answer, and the page says that the server is away.
const configure = (proxy) =>
  proxy.on('error', (_error, _request, response) => {
    if (response.headersSent || !('writeHead' in response)) return;
    response.writeHead(502, { 'Content-Type': 'text/plain' }).end('The API does not answer.');
  });

const toApi = { target, configure };

export default {
  '/api': toApi,
  '/token': toApi,
  // With the slash: `/setup` itself is a page.
  '/setup/': toApi,
  '/health': toApi,
  '/handle_calls': toApi,
  '/webhooks': toApi,
};

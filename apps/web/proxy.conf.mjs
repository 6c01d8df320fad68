// The development server hands the API's paths to the API, so that the browser sees one origin as in production.
const target = `http://127.0.0.1:${process.env.API_PORT ?? 3000}`;

export default {
  '/api': { target },
  '/token': { target },
  '/setup': { target },
  '/health': { target },
  '/handle_calls': { target },
  '/webhooks': { target },
};

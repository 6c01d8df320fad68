/** Source: https://developers.facebook.com/docs/graph-api/changelog/versions */
export const GRAPH_VERSION = 'v23.0';

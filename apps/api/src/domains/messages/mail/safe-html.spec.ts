import { foldQuotations, safeHtml } from './safe-html';

describe('the HTML of a mail', () => {
  const shown = (html: string, withPictures = false): string => safeHtml(html, withPictures).html;

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jAvAsCrIpT&#58;alert(1)">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input name=a></form>',
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    '<base href="https://evil.example">',
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<style>@import "https://evil.example/x.css";</style>',
    '<div style="background:url(https://evil.example/x.png)">x</div>',
    '<div style="background-color:red;position:fixed;top:0">x</div>',
    '<table background="https://evil.example/x.png"><tr><td>x</td></tr></table>',
    '<img srcset="https://evil.example/x.png 2x">',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<video src="https://evil.example/x"></video><object data="https://evil.example/x"></object>',
    '<details open ontoggle=alert(1)>x</details>',
  ])('runs and fetches nothing: %s', (html) => {
    expect(shown(html)).not.toMatch(
      /script|alert|evil|onerror|ontoggle|<(svg|math|style|form|input|meta|base|link|iframe|video|object)|url\(|position|srcset|svg\+xml/i,
    );
  });

  it('keeps what one reads: tables, emphasis, colours, links that open elsewhere', () => {
    const html =
      '<table width="100%"><tr><td style="color:#333;padding:4px 8px"><b>Pedido</b> <a href="https://a.example/p?a=1&amp;b=2">ver</a></td></tr></table>';
    expect(shown(html)).toBe(
      '<table width="100%"><tr><td style="color:#333;padding:4px 8px"><b>Pedido</b> <a href="https://a.example/p?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">ver</a></td></tr></table>',
    );
  });

  it('fetches pictures where they are asked for only, and says that there are some', () => {
    const html =
      '<img src="https://a.example/logo.png" alt="Logo"><img src="data:image/png;base64,iVBORw0KGgo=">';
    expect(safeHtml(html, false)).toEqual({
      html: '<img alt="Logo" /><img src="data:image/png;base64,iVBORw0KGgo=" />',
      hasRemotePictures: true,
    });
    expect(shown(html, true)).toContain('src="https://a.example/logo.png"');
    expect(safeHtml('<p>Hola</p>', false).hasRemotePictures).toBe(false);
  });

  it('folds what was quoted, once, whichever program quoted it', () => {
    const html = shown(
      '<p>Sí</p><div class="gmail_quote"><p>El lunes</p><blockquote>Antes<blockquote>Primero</blockquote></blockquote></div>',
    );
    expect(foldQuotations(html, 'Citado')).toBe(
      '<p>Sí</p><details><summary>Citado</summary><blockquote><p>El lunes</p><blockquote>Antes<blockquote>Primero</blockquote></blockquote></blockquote></details>',
    );
  });
});

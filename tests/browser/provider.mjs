// A provider of identities for tests: oidc-provider on this machine, with a page for signing in that
// believes any name. The subject is that name, and so is the NIP unless the test says otherwise.
import { createServer } from 'node:http';
import { SignJWT, decodeJwt, exportJWK, generateKeyPair, importJWK } from 'jose';
import Provider from 'oidc-provider';

const LIFE = { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 600, Grant: 600 };

const login = (uid) => `<!doctype html><html lang="id"><title>SSO contoh</title><main><h1>SSO contoh</h1>
<form method="post" action="/interaksi/${uid}"><label>Nama <input name="nama" required></label>
<label>NIP <input name="nip"></label><label>Cara <input name="cara" value="pwd"></label><button>Masuk</button></form>
<form method="post" action="/interaksi/${uid}"><button name="batal" value="1">Batal</button></form></main></html>`;

/** Reads a form. */
async function form(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return Object.fromEntries(new URLSearchParams(body));
}

/** Starts it; `hall` is the address of the hall. `forge(claims)` changes the next token, signed as if it were right. */
export async function openProvider(hall, { id, secret }) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...await exportJWK(privateKey), kid: 'contoh', alg: 'RS256', use: 'sig' };
  const nips = new Map();
  let forged = null;
  // Connections stay open longer than a test thinks between a page and its form.
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: id, client_secret: secret, redirect_uris: [`${hall}/masuk/sso`] }],
    claims: { openid: ['sub', 'amr'], profile: ['nip'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['kunci-contoh'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, nip: nips.get(sub) }) }),
    interactions: { url: (ctx, interaction) => `/interaksi/${interaction.uid}` },
    jwks: { keys: [key] },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: LIFE,
  });
  provider.use(async (ctx, next) => {
    const asked = ctx.path.match(/^\/interaksi\/([\w-]+)$/);
    if (asked && ctx.method === 'GET') {
      ctx.type = 'html';
      ctx.body = login(asked[1]);
      return;
    }
    if (asked) {
      const { nama, nip, cara, batal } = await form(ctx.req);
      nips.set(nama, nip || nama);
      const done = batal ? { error: 'access_denied' } : { login: { accountId: nama, amr: cara.split(' '), remember: false } };
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, done));
      return;
    }
    await next();
    if (ctx.path === '/token' && forged && ctx.body?.id_token) {
      const claims = { ...decodeJwt(ctx.body.id_token), ...forged };
      forged = null;
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'contoh' });
      ctx.body = { ...ctx.body, id_token: await token.sign(await importJWK(key, 'RS256')) };
    }
  });
  server.on('request', provider.callback());
  return {
    issuer,
    forge: (claims) => { forged = claims; },
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

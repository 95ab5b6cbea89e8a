// A real OpenID provider for the tests. Any login name signs in with any password, on the provider's own pages.
//
//   PORT=5920 CLIENT_ID=… CLIENT_SECRET=… REDIRECT_URIS=http://localhost:8080/.iam/signin/corp/callback node provider.mjs
//
// GROUPS, a JSON object, says which groups a login name has; a name that is not in it has none.
import { Provider } from 'oidc-provider';

const { PORT, CLIENT_ID, CLIENT_SECRET, REDIRECT_URIS, GROUPS = '{}' } = process.env;
const groups = JSON.parse(GROUPS);
const issuer = `http://127.0.0.1:${PORT}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    redirect_uris: REDIRECT_URIS.split(','),
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
  }],
  findAccount: (_, login) => ({
    accountId: login,
    claims: () => ({
      sub: login,
      email: `${login}@example.com`,
      email_verified: true,
      preferred_username: login,
      groups: groups[login] ?? [],
    }),
  }),
  claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ['signs-the-cookies-of-a-provider-that-lives-for-one-test'] },
});

provider.listen(Number(PORT), '127.0.0.1', () => console.log(`ready at ${issuer}`));

import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Whom the provider vouches for, whoever asks. */
export type Vouched = { sub: string; email: string; email_verified: boolean; name: string }

/** A small provider of OpenID Connect: it lets everyone through, signs what it says, and holds PKCE. */
export type Provider = {
  readonly issuer: string
  vouched: Vouched
  /** Signs with a key that it does not tell of. */
  lies: boolean
  close(): void
}

export async function startProvider(): Promise<Provider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { nonce: string | null; challenge: string | null }>()

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (value: object, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      })
    if (url.pathname === '/jwks') return json({ keys: [jwk] })
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      const { searchParams } = url
      codes.set(code, { nonce: searchParams.get('nonce'), challenge: searchParams.get('code_challenge') })
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      response.writeHead(302, { location: back.href })
      return response.end()
    }
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const asked = new URLSearchParams(body)
      const code = codes.get(asked.get('code') ?? '')
      codes.delete(asked.get('code') ?? '')
      const verifier = asked.get('code_verifier') ?? ''
      const isTheirs = code && createHash('sha256').update(verifier).digest('base64url') === code.challenge
      if (!isTheirs) return json({ error: 'invalid_grant' }, 400)
      const { sub, ...claims } = provider.vouched
      void new SignJWT({ ...claims, ...(code.nonce ? { nonce: code.nonce } : {}) })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setSubject(sub)
        .setIssuer(provider.issuer)
        .setAudience('tandem')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(provider.lies ? other.privateKey : privateKey)
        .then((token) => json({ access_token: randomUUID(), id_token: token, token_type: 'Bearer', expires_in: 300 }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const provider: Provider = {
    issuer: `http://127.0.0.1:${port}`,
    vouched: { sub: 'one', email: 'olga@example.org', email_verified: true, name: 'Olga' },
    lies: false,
    close: () => void server.close(),
  }
  return provider
}

import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin({
  requestConfig: './app/_words/request.ts',
  experimental: { messages: { path: './app/_words', format: 'json', locales: 'infer', precompile: true } },
})

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  agentRules: false,
  devIndicators: false,
  serverExternalPackages: ['better-sqlite3', 'pino', 'prom-client'],
  // `no-store`, as Next has it, would keep the back button from bringing a board back as it was left.
  headers: async () => [
    { source: '/boards/:board', headers: [{ key: 'cache-control', value: 'private, no-cache, max-age=0' }] },
  ],
  experimental: { agentUpgrade: false },
}

export default withWords(config)

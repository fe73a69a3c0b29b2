import type { Logger } from 'pino'
import { openFileStore } from '../db/attachments/file-store.ts'
import { dataFiles, openAccounts } from '../db/data-dir.ts'
import { openSqliteLog } from '../db/log/sqlite-log.ts'
import { startSearch } from '../db/search/search-thread.ts'
import { startSnapshots } from '../db/snapshots/snapshot-thread.ts'
import { accessTypes } from '../domain/access.ts'
import type { CommandId, FileId, UserId } from '../domain/id.ts'
import { isErasing } from '../domain/is-erasing.ts'
import { createAdministers } from './accounts/administers.ts'
import { createAliases } from './accounts/aliases.ts'
import { createBecoming } from './accounts/becoming.ts'
import { createFindCodeAsked } from './accounts/code-asked.ts'
import { createErasures } from './accounts/erasures.ts'
import { createInvitations } from './accounts/invitations.ts'
import { createInviting } from './accounts/inviting.ts'
import { createLetIn } from './accounts/let-in.ts'
import { createMail } from './accounts/mail.ts'
import { createPictures } from './accounts/pictures.ts'
import { createProfile } from './accounts/profile.ts'
import { createResets } from './accounts/resets.ts'
import { createResetting } from './accounts/resetting.ts'
import { createSignIns } from './accounts/sign-ins.ts'
import { createTakingOver } from './accounts/taking-over.ts'
import { createAccounts } from './accounts.ts'
import { createAcquaintances, createFindByMail } from './acquaintances.ts'
import { createApi } from './api.ts'
import { createErasing } from './attachments/erasing.ts'
import { createAttachments } from './attachments/routes.ts'
import { sweep } from './attachments/sweep.ts'
import { createAway } from './away.ts'
import { createBoardActivity } from './board-activity.ts'
import { createBoardIdFor } from './board-id.ts'
import { createBoards } from './boards.ts'
import { createCommanding } from './commanding.ts'
import type { Config } from './config.ts'
import { countConnections } from './connections.ts'
import { createCrowd } from './crowd.ts'
import { findDemo } from './demo.ts'
import { createFeed } from './feed.ts'
import { createHeldTracks } from './flow/held-tracks.ts'
import { createFlow } from './flow/routes.ts'
import { forgetEachDay } from './forget.ts'
import { guestName } from './guest-name.ts'
import { createHistory } from './history.ts'
import { createHttp, type Pages } from './http.ts'
import { createMarks } from './inbox/marks.ts'
import { createInbox } from './inbox/reading.ts'
import { createInboxRoutes } from './inbox/routes.ts'
import { createLapsing } from './lapsing.ts'
import { createLeave } from './leave.ts'
import { createLeaving } from './leaving.ts'
import { createLimitAccounts } from './limits/limit-accounts.ts'
import { createLimits } from './limits/limits.ts'
import { createLinks } from './links/routes.ts'
import { createTokens } from './links/tokens.ts'
import { createLive } from './live.ts'
import { loggedPath } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { createPeople, house } from './people.ts'
import { createPresence } from './presence.ts'
import { createReading } from './reading.ts'
import { createRestoring } from './restoring.ts'
import { setRuntime } from './runtime.ts'
import { createSearch } from './search.ts'
import { createFindSession } from './sessions.ts'
import { createSnapshots } from './snapshots.ts'
import { createStars } from './stars.ts'
import { createWatch } from './status.ts'
import { createStreams } from './stream.ts'
import { createStreamCounts } from './stream-counts.ts'
import { processTimers } from './timers.ts'
import { createUndoing } from './undoing.ts'
import { createVisits } from './visits.ts'
import { createWatching } from './watching.ts'

/** Time and chance, and what to do when nothing can be done: they come from `main.ts`. */
export type Outside = {
  readonly now: () => number
  /** Numbers from 0 up to 1. */
  readonly random: () => number
  readonly newUuid: () => string
  readonly newSalt: () => Uint8Array
  readonly newCommandId: () => CommandId
  readonly newFileId: () => FileId
  /** 24 bytes that nobody can guess, as 32 characters of base64url. */
  readonly newToken: () => string
  readonly logger: Logger
  /** How many streams and sockets may be open together. */
  readonly connectionsMax: number
  /** The process must end at once, without an answer to anyone. */
  readonly abandon: (error: Error) => void
}

/** All parts put together on a data folder that is ready, and how they are taken apart again. */
export type House = {
  readonly http: ReturnType<typeof createHttp>
  /** The demo board's id; null where this instance has none. */
  readonly demo: string | null
  /** Lets everyone leave over `drainMs`, finishes what is under way, and closes. */
  close(drainMs: number): Promise<void>
}

export async function buildHouse(config: Config, secret: string, pages: Pages, outside: Outside): Promise<House> {
  const { now, random, newSalt, newUuid, newCommandId, logger, connectionsMax, abandon } = outside
  const files = dataFiles(config.dataDir)
  const file = openAccounts(files.accounts)
  const log = await openSqliteLog(files.log, (jobs, ms) => {
    metrics.commitAppends.observe(jobs)
    metrics.commitSeconds.observe(ms / 1_000)
    watch.committed(ms)
  })
  /** Nobody is here to be told before there are sockets. */
  let ring: (user: UserId) => void = () => {}
  const searching = startSearch(files, {
    failed: (message) => logger.warn({ message }, 'the search has failed, and goes on'),
    told: (user) => ring(user),
  })
  const stored = startSnapshots(files, (message) => logger.warn({ message }, 'snapshots have failed, and go on'))

  const store = await openFileStore(files.attachments)
  await sweep(store, log)

  const people = createPeople(file, now)
  const visits = createVisits(file, now, (error) => logger.warn({ error }, 'a visit could not be noted'))
  const stars = createStars(file, now)
  const marks = createMarks(file)
  const limits = createLimits(config.limits)
  const invitations = createInvitations(file, { now, newUuid, newToken: outside.newToken })
  const tokens = createTokens(file, outside.newToken)
  const accounts = createAccounts(file, {
    limit: createLimitAccounts(limits, (cookie) => findCodeAsked(cookie)),
    origin: config.origin,
    origins: config.origins,
    secret,
    allowGuests: config.access === 'open',
    newGuestName: () => guestName(random),
    newGuestColor: people.nextColor,
    oidc: config.oidc,
    letIn: createLetIn(people.hasAccounts, config.signUp, invitations),
    onSessionEnded: (user) => {
      streams.recheck(user)
      live.recheckSessions(user)
    },
  })
  const findSession = createFindSession(file, {
    secret,
    cookieName: accounts.cookieName,
    allowGuests: config.access === 'open',
    now,
  })

  const findCodeAsked = createFindCodeAsked(file, { secret, cookieName: accounts.codeCookieName, findSession })

  const feed = createFeed(log, people.show, processTimers)
  const aliases = createAliases(file, now)
  const boards = createBoards({
    log,
    formsOf: aliases.formsOf,
    nearest: stored.nearest,
    now,
    newSalt,
    onUnknown: abandon,
    onBug: (error) => logger.error({ error }, 'a command failed'),
    onLapseAhead: (board, at) => lapsing.heed(board, at),
    onDurable: (rows) => {
      metrics.entries.inc(rows.length)
      watch.wrote(rows.length)
      feed.rang(rows)
      presence.wrote(rows)
      const [first] = rows
      if (first) searching.rang(first.board)
      for (const { board } of rows) stored.rang(board)
      for (const { type, board } of rows) if (isErasing(type)) snapshots.forget(board)
      for (const { type, board } of rows)
        if (accessTypes.has(type))
          live.recheckAccess(board).catch((error: unknown) => logger.error({ error }, 'access was not asked again'))
    },
  })
  const lapsing = createLapsing(processTimers, now, async (board) => {
    const command = { commandId: newCommandId(), type: 'LapseMembers', at: now() } as const
    const { kind } = await boards.execute(board, house.id, [command])
    return kind === 'done' || kind === 'not-found'
  })
  const reading = createReading(boards, log, visits, people, stars, aliases.formsOf)
  const snapshots = createSnapshots(boards, log.epoch)
  const counts = createStreamCounts()
  const streams = createStreams({
    feed,
    boards,
    epoch: log.epoch,
    random,
    now,
    timers: processTimers,
    counts,
    onFollowed: visits.note,
  })
  const presence = createPresence()
  const live = createLive({
    presence,
    boards,
    people,
    newSessionId: outside.newUuid,
    onJoined: visits.note,
    onError: (error) => logger.error({ error }, 'a socket failed'),
  })
  ring = live.ring
  const connections = () => countConnections(streams, live)
  const { totals, takeLongestLagMs } = counts
  const metrics = createMetrics({ streams: () => streams.count().total, sockets: () => live.count().total, totals })
  const node = String(process.pid)
  const watch = createWatch({ node, now, timers: processTimers, connections, totals, takeLongestLagMs })

  let state: 'ready' | 'draining' | 'stopping' = 'ready'
  const boardIdFor = createBoardIdFor(secret)
  const demo = await findDemo({
    boards,
    log,
    boardIdFor,
    newCommandId,
    newUuid,
    now,
    mayMake: config.access === 'open',
  })
  const erasing = createErasing(log, store, (error) => logger.error({ error }, 'files of what was deleted were left'))
  const leaving = createLeaving({
    boards,
    log,
    aliases,
    erasing,
    accounts: file,
    keepsAdministrator: true,
    newCommandId,
    onGone: (user) => {
      people.forget(user)
      streams.recheck(user)
      live.recheckSessions(user)
    },
  })
  const command = createCommanding(boards, erasing, {
    count: (result, commands) => metrics.commands.inc({ result }, commands),
    onLetIn: visits.note,
  })
  const isStopping = () => state === 'stopping'
  const tracks = createHeldTracks(log)
  const api = createApi({
    boards,
    command,
    feed,
    log,
    onRenamed: (id) => presence.renamed(people.show(id)),
    people,
    reading,
    search: createSearch(searching, boards, reading.boardsOf),
    snapshots,
    erasing,
    stars,
    visits,
    onDeleted: (board) => {
      marks.forget(board)
      tokens.forget(board)
      streams.end(board)
      presence.revoke(board, () => false)
      feed.end(board)
      searching.rang(board)
      stored.rang(board)
      tracks.forget(board)
    },
    newCommandId,
    now,
    newUuid,
    boardIdFor,
    countGapHealed: () => metrics.gapsHealed.inc(),
    isStopping,
  })
  const attachments = createAttachments({
    boards,
    command,
    log,
    reading,
    store,
    bytesMax: config.attachmentBytesMax,
    newFileId: outside.newFileId,
    visits,
    isStopping,
    onError: (error) => logger.error({ error }, 'an attachment failed'),
  })
  const inbox = createInbox({ thread: searching, boards, log, people, marks })
  const mail =
    config.smtp &&
    createMail({ ...config.smtp, onError: (error) => logger.warn({ error }, 'mail could not be handed over') })
  const administers = createAdministers({
    adminToken: config.adminToken,
    findSession,
    people,
    timers: processTimers,
    wrongTokens: limits.tokens,
  })
  const signIns = createSignIns(file, now, (user) => {
    streams.recheck(user)
    live.recheckSessions(user)
  })
  const takingOver = createTakingOver({
    aliases,
    boards,
    log,
    newCommandId,
    onBecame: (guest) => {
      people.forget(guest)
      streams.recheck(guest)
      live.recheckSessions(guest)
    },
    onError: (error) => logger.error({ error }, 'a board was not told that a guest is an account'),
  })
  await takingOver.resume()
  const http = createHttp({
    accounts: createBecoming({
      accounts,
      findSession: createFindSession(file, { secret, cookieName: accounts.cookieName, allowGuests: true, now }),
      isGuest: (user) => people.find(user)?.guest === true,
      become: takingOver.become,
    }),
    doors: {
      ...createInviting({ administers, invitations, signUp: config.signUp, origin: config.origin, mail }),
      ...createResetting({
        administers,
        resets: createResets(file, now, outside.newToken),
        signIns,
        setPassword: accounts.setPassword,
        origin: config.origin,
        mail,
      }),
      ...createErasures({ administers, accounts: file, people, leaving }),
    },
    api: {
      ...api,
      ...attachments,
      ...createProfile({
        file,
        accounts,
        people,
        pictures: createPictures(file),
        signIns,
        onChanged: (id) => presence.renamed(people.show(id)),
      }),
      ...createUndoing({ boards, log, newCommandId, formsOf: aliases.formsOf }),
      ...createRestoring({ boards, log, newCommandId }),
      ...createHistory({ log, boards, people }),
      ...createBoardActivity({ boards, log, people }),
      ...createAway({ boards, log, visits, inbox }),
      ...createInboxRoutes({ inbox, onRead: live.ring }),
      ...createFlow({ boards, tracks, now }),
      ...createAcquaintances({ reading, people, byMail: createFindByMail(file) }),
      '/api/me': { ...api['/api/me'], DELETE: createLeave(leaving, people) },
      ...createLinks({ boards, tokens, newCommandId, newSalt, now, isStopping }),
    },
    limits,
    config,
    crowd: createCrowd(connectionsMax),
    findSession,
    live,
    pages,
    streams,
    watching: createWatching({
      administers,
      metrics,
      node,
      connections,
      status: watch.read,
      trustProxy: config.trustProxy,
      whyNotReady: () => (state === 'ready' ? null : 'stopping'),
    }),
    newRequestId: outside.newUuid,
    newNonce: outside.newToken,
    onError: (error) => logger.error({ error }, 'a request failed'),
    onAnswered: logger.isLevelEnabled('debug')
      ? ({ url, ...answered }) => logger.debug({ ...answered, path: loggedPath(url) }, 'a request was answered')
      : null,
  })

  const stopForgetting = forgetEachDay({
    log,
    now,
    timers: processTimers,
    onUnknown: abandon,
    onError: (error) => logger.error({ error }, 'old rejections were not let go of'),
  })

  setRuntime({
    me: (cookieHeader) => {
      const session = findSession(cookieHeader)
      return session && people.find(session.userId)
    },
    firstPaint: reading.firstPaint,
    boards: reading.boards,
    demo: async (user) => (demo === null ? null : reading.summary(demo, user)),
    isOpen: config.access === 'open',
    signUp: config.signUp,
    hasAccounts: people.hasAccounts,
    hasMail: mail !== null,
    oidcName: config.oidc?.name ?? null,
    hasAdminToken: config.adminToken !== null,
  })

  return {
    http,
    demo,
    close: async (drainMs) => {
      state = 'draining'
      await streams.close(drainMs)
      state = 'stopping'
      stopForgetting()
      lapsing.close()
      feed.wakeAll()
      live.close()
      await new Promise<void>((resolve) => {
        http.close(() => resolve())
        http.closeIdleConnections()
        setTimeout(() => {
          live.cut()
          http.closeAllConnections()
        }, closeMs).unref()
      })
      mail?.close()
      await searching.close()
      await stored.close()
      await log.close()
      file.close()
    },
  }
}

/** What is still under way after this is cut. */
const closeMs = 5_000

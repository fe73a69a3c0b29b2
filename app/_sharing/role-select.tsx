'use client'

import { useTranslations } from 'next-intl'
import type { Role } from '../../domain/access.ts'
import { fieldLook } from './looks.ts'

type Props<R extends string> = {
  label: string
  role: R
  /** What can be chosen, most first. */
  roles: readonly R[]
  isDisabled?: boolean
  /** Whether a role would change nothing, so that it cannot be chosen. */
  isVoid?: (role: R) => boolean
  className?: string
  onChoose: (role: R) => void
}

/** Chooses a role. */
export function RoleSelect<R extends Role>({
  label,
  role,
  roles,
  isDisabled = false,
  isVoid = () => false,
  className = '',
  onChoose,
}: Props<R>) {
  const t = useTranslations('sharing.roles')
  return (
    <select
      aria-label={label}
      value={role}
      disabled={isDisabled}
      className={`${fieldLook} ${className}`}
      onChange={({ target }) => {
        const chosen = roles.find((one) => one === target.value)
        if (chosen) onChoose(chosen)
      }}
    >
      {roles.map((one) => (
        <option key={one} value={one} disabled={isVoid(one)}>
          {t(named(one))}
        </option>
      ))}
    </select>
  )
}

const named = (role: Role): Role => role

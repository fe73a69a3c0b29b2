/** Says that it was done, to who listens too. */
export function Done({ said }: { said: string | null }) {
  return (
    <p role="status" className="text-good empty:hidden">
      {said}
    </p>
  )
}

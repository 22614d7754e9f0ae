-- Statements that say a problem is gone or less, never taken from those that raise it: per area and year, and the
-- dialogs in which they fell.
-- grain: indikator_id, omrade_kod, ar, syntetisk
select
    problem || '.dialog_bra' as indikator_id,
    'dialog' as kallslag,
    problem,
    omrade_kod,
    ar,
    'antal' as matt,
    antal,
    tillfallen,
    false as bredare,
    syntetisk,
    'mart_dialog_bra' as mart,
    filer(kallrader) as kallor
from mart_dialog_bra

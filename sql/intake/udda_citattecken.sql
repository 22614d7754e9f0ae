-- A line with an odd number of quotation marks: then a record may go over several lines, and a line is no row.
select count(*) as rader
from skurna_rader($fil, $kodning, $skilje, $tillagg) as rad
where contains(rad.text, '"') and (length(rad.text) - length(replace(rad.text, '"', ''))) % 2 = 1
having count(*) > 0

-- The lines of a text file in order, each cut at its separator. An empty cell stands before the first and after the
-- last one, so that every cell of the line is enclosed by separators.
create or replace macro skurna_rader(fil, kodning, skilje, tillagg) as table
    select
        skilje || line || tillagg || skilje as text,
        string_split(skilje || line || tillagg || skilje, skilje) as c
    from read_csv(
        fil, encoding = kodning, columns = { 'line': 'varchar' }, auto_detect = false, header = false,
        delim = '\x01', quote = '', escape = ''
    )

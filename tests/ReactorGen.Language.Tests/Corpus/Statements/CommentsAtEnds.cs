// covers: 3.17, 3.11, 3.14
using ReactorGen;

namespace Corpus.Statements.CommentsAtEnds;

public static partial class Program
{
    [ReactorTask]
    private static partial void Checked(Trace t)
    {
        var x = Pause(1);
        checked
        {
            x++; // one more
            int Next(int n) { return n + 1; } // behind a function
            int Then(int n) => n + 2 // behind an expression
                ; // and its semicolon
            t.Log(Next(Pause(x))); // behind a suspension
            x += 2 // behind a number
                ;
            for (var i = 0; i < x; i++ /* a step */) t.Log(i * 2); // behind a loop
            {
                x *= 2; // in a block
            } // behind the block
            t.Log(Then(Pause(x)));
            if (x > 3) x--; // behind a branch
            else x++; // behind the other
            Pause(x);
        } // the end
    }

    [ReactorTask]
    private static partial void Patterns(Trace t, object o)
    {
        if (!(o is int n // the number
            )) return;
        t.Log(Pause(n));
        var isSmall = o is int m // another
            && m < 3; // small
        t.Log(Pause(isSmall));
        if (o is not int k) // no number
            return; // leaves
        while (o is int j // in a loop
            && j > Pause(k)) t.Log(j);
        var found = o is int f; // the last token
        Pause(found);
        if (found) t.Log(k);
    }

    [ReactorTask]
    private static partial void Cases(Trace t, object o)
    {
        switch (o) // the subject
        {
            case int n // a number
                when n > 3 // a large one
                : // its section
                t.Log(Pause(n)); // done
                break; // leaves
            case string s // a text
                when Pause(s.Length) > 0: // and its length
                t.Log(s);
                break;
            case int m // any number
                : // colon
                t.Log(Pause(m));
                break;
        }
        t.Log(o switch
        {
            int n // a number
                when n > Pause(2) // large
                => "large", // comma
            string // a type
                => Pause("text"),
            _ // else
                => "other" // the last
        });
    }

    [ReactorTask]
    private static partial void Addresses(Trace t)
    {
        int x = Pause(1);
        unsafe
        {
            int* p = &x // the address
                ;
            *p = 5;
            int* q = &x; // the last token
            *q += 1; /// documentation
        }
        t.Log(Pause(x));
    }

    [ReactorTask]
    private static partial int Exits(Trace t)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                if (i == 0) continue; // the first
                if (i == 1) { t.Log("one"); continue; /* inside */ } // the second
                Pause(i);
                if (i > 2) return i // the result
                    + 1; // and one
            }
            catch (Boom) // never
            when (i == 2) // not even then
            {
                Pause(1); // waits
                throw; // on
            } // caught
            finally // always
            {
                Pause(i); // waits too
                // nothing more
            } // done
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Checked(t);
        Patterns(t, 2);
        Patterns(t, "no");
        foreach (var o in new object[] { 1, 5, "abc", "", 2.0 }) Cases(t, o);
        Addresses(t);
        t.Log(Exits(t));
    }
}

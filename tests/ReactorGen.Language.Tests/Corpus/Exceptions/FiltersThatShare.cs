// covers: 3.7, 3.9, 4.1
using ReactorGen;

namespace Corpus.Exceptions.FiltersThatShare;

public static partial class Program
{
    private static bool Keep(List<Func<string>> fs, Func<string> f) { fs.Add(f); f(); return true; }
    [ReactorTask]
    private static partial string Inner(Trace t, List<Func<string>> fs)
    {
        try { throw new Boom("i1"); }
        catch (Boom e) when (Keep(fs, () => (e = new Boom(e.Message + "!")).Message) && e.Message.Length > 2)
        {
            t.Log(e.Message); Pause(); t.Log(fs[^1]());
            try { throw; } catch (Boom again) { Pause(); t.Log(again.Message + e.Message); }
            return e.Message;
        }
        finally { Pause(); t.Log("f"); }
    }
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<Func<string>> fs = [];
        for (int i = 0; i < 3; i++)
            try { throw new Boom("c" + i); }
            catch (ArgumentException e) when (Keep(fs, () => e.ParamName!)) { e = null!; Pause(); }
            catch (Exception e) when (e is { Message: var m } && Keep(fs, () => e.Message + m) && i == 1) { Pause(); e = new Boom("d"); m += i; t.Log(fs[^1]()); }
            catch (Boom e) when (e.Message is var m && Keep(fs, () => m + e.Message) && i == 2) { Pause(); t.Log(fs[^1]() + e.Message); }
            catch (Boom e) when (Keep(fs, () => e.Message)) { t.Log(fs[^1]()); e = new Boom("g"); }
        foreach (var f in fs) t.Log(f());
        t.Log(Inner(t, fs)); t.Log(fs[^1]());
    }
}

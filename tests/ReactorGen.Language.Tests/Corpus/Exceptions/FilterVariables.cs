// covers: 3.9, 3.7, 4.4
using ReactorGen;

namespace Corpus.Exceptions.FilterVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                t.Log(Guarded(t, i));
            }
            catch (Exception e)
            {
                t.Log("out: " + e.Message);
            }
        }
    }

    [ReactorTask]
    private static partial string Guarded(Trace t, int how)
    {
        var limit = 2;
        try
        {
            Pause(how);
            throw how switch { 0 => new Coded(1), 1 => new Coded(7), 2 => new InvalidOperationException("inner", new Coded(3)), 3 => new ArgumentException("x"), _ => new Boom("other") };
        }
        catch (Coded e) when (e is { Code: > 5 and var code })
        {
            Pause(code);
            return "large " + code + e.Message;
        }
        catch (Coded e) when (t.Is("filter", e.Code < limit) && int.TryParse(e.Message, out var parsed))
        {
            limit += Pause(parsed);
            return $"{parsed} {limit}";
        }
        catch (Exception e) when (e.InnerException is Coded inner && Throws(t))
        {
            Pause(inner.Code);
            return "never";
        }
        catch (InvalidOperationException e) when (e.InnerException is Coded { Code: var code } && code == 3)
        {
            t.Log("no suspension in here " + code);
            throw;
        }
        catch (ArgumentException e) when (e.Message is ['x', ..] and { Length: var length })
        {
            try
            {
                Pause(length);
                throw;
            }
            finally
            {
                Pause("inner finally");
            }
        }
        finally
        {
            t.Log("finally");
        }
    }

    private static bool Throws(Trace t) => t.Throw<bool>("filter");

    private sealed class Coded(int code) : Exception(code.ToString())
    {
        public int Code => code;
    }
}

// covers: 3.6, 3.7
using ReactorGen;

namespace Corpus.Exceptions.Catch;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++)
        {
            try
            {
                t.Log(Pause(i));
                switch (i)
                {
                    case 1: throw new Boom("boom");
                    case 2: throw new ArgumentNullException("p");
                    case 3: Fail(new FormatException("format")); break;
                    case 4: t.Log(int.Parse("x")); break;
                }

                t.Log("no exception");
            }
            catch (Boom e)
            {
                t.Log(e.Message);
            }
            catch (ArgumentException e) when (e.ParamName == "p")
            {
                t.Log("argument");
            }
            catch (FormatException)
            {
                t.Log("format");
            }
            catch
            {
                t.Log("any");
            }
            finally
            {
                t.Log("finally");
            }
        }
    }
}
